// Small data set files made by hand, for the tests of the readers.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

/// `bytes` as one gzip member (RFC 1952).
std::string gzipped(const std::string& bytes);

/// An IDX header of unsigned bytes: magic and big-endian extents.
std::string idx_header(std::initializer_list<std::uint32_t> extents);

/// `count` pictures of 3 rows and 2 columns; pixel i of all is i % 251.
std::string idx_images_3x2(int count);

/// One label file.
std::string idx_labels(const std::vector<std::uint8_t>& labels);

/// CIFAR-10's records with these labels; byte i of a picture is (i + record) % 256.
std::string cifar10_records(const std::vector<std::uint8_t>& labels);

/// What the DataError of `call` says; "no error" when there was none. Other exceptions pass.
std::string data_error(const std::function<void()>& call);
