#include "checks/recorded_trainings.hpp"

namespace convlings::checks {

const std::vector<RecordedTraining>& recorded_trainings() {
  static const std::vector<RecordedTraining> all{
      {.name = "dense baseline",
       .config = "f d512 d10",
       .layers = {"flatten", "dense units=512 activation=relu",
                  "dense units=10 activation=softmax"},
       .epochs = {{0.6208, 0.7375},
                  {0.7417, 0.7375},
                  {0.7818, 0.7609},
                  {0.7859, 0.7844},
                  {0.8193, 0.7859}},
       .test = 0.783},
      {.name = "convnet",
       .config = "c32,3 m2 c64,3 m2 c64,3 f d64 d10",
       .layers = {"conv2d filters=32 kernel=3 activation=relu", "max_pooling2d pool=2",
                  "conv2d filters=64 kernel=3 activation=relu", "max_pooling2d pool=2",
                  "conv2d filters=64 kernel=3 activation=relu", "flatten",
                  "dense units=64 activation=relu", "dense units=10 activation=softmax"},
       .epochs = {{0.4490, 0.6391},
                  {0.6542, 0.6687},
                  {0.7172, 0.7250},
                  {0.7427, 0.7219},
                  {0.7615, 0.7406}},
       .test = 0.744},
      {.name = "assignment network",
       .config = "c16,3 c32,3 m2 f d64 d10",
       .layers = {"conv2d filters=16 kernel=3 activation=relu",
                  "conv2d filters=32 kernel=3 activation=relu", "max_pooling2d pool=2", "flatten",
                  "dense units=64 activation=relu", "dense units=10 activation=softmax"},
       .epochs = {{0.5578, 0.7328},
                  {0.7453, 0.7562},
                  {0.7990, 0.7734},
                  {0.8135, 0.7922},
                  {0.8401, 0.8094}},
       .test = 0.811}};
  return all;
}

}  // namespace convlings::checks
