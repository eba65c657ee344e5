#include "commands/interrupt.hpp"

#include <fmt/format.h>

#include <csignal>

#include "cnn/nn/model/number_text.hpp"

namespace convlings {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);  // the next one is not polite any more
}

}  // namespace

Interrupt::Interrupt() {
  interrupted = 0;
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::came() const { return interrupted != 0; }

std::string Interrupt::wants_to_stop() const {
  if (!came()) return {};
  return fmt::format("interrupted in epoch {} after {} of {} pictures", state_.epoch,
                     cnn::with_commas(state_.examples_done), cnn::with_commas(state_.examples));
}

}  // namespace convlings
