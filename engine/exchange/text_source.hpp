#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "core/result.hpp"

namespace stemma::engine {

enum class TextFlow : std::uint8_t { more, done };

/// A text file as UTF-8, read a piece at a time: the byte order mark is dropped, UTF-16 is
/// converted, NUL and whatever is not UTF-8 is an error.
class TextSource {
 public:
  static constexpr std::size_t piece_bytes = 1u << 20;

  [[nodiscard]] static Result<TextSource> open(const std::string& path);
  /// The same, of a regular file only: no device, no pipe to wait for.
  [[nodiscard]] static Result<TextSource> open_regular(const std::string& path);
  /// A text that is already in memory; `name` is what errors call it.
  [[nodiscard]] static TextSource of(std::string bytes, std::string name);

  /// Appends the next piece. `done`: nothing was appended and nothing will be. What is good before
  /// an error is appended first, the call after that answers the error.
  [[nodiscard]] Result<TextFlow> read(std::string& text);

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Bytes of the file consumed so far, of `bytes_total()`; 0 where the size is not known.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  [[nodiscard]] std::uint64_t bytes_total() const { return bytes_total_; }
  /// Where the first byte of text stands in the file, if text and file have the same bytes.
  [[nodiscard]] std::uint64_t text_offset() const { return text_offset_; }

 private:
  enum class Encoding : std::uint8_t { unknown, utf8, utf16_little, utf16_big };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  TextSource() = default;
  [[nodiscard]] Result<void> fill();
  [[nodiscard]] static Result<TextSource> of_file(std::unique_ptr<std::FILE, CloseFile> file,
                                                  const std::string& path);
  void recognize();
  void take_utf8(std::string& text);
  void take_utf16(std::string& text);
  [[nodiscard]] Error wrong_bytes(std::size_t at) const;

  std::string name_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string raw_;              ///< bytes read and not yet taken
  std::uint64_t raw_start_ = 0;  ///< where `raw_` begins in the file
  std::uint64_t bytes_read_ = 0;
  std::uint64_t bytes_total_ = 0;
  std::uint64_t text_offset_ = 0;
  Encoding encoding_ = Encoding::unknown;
  bool file_ended_ = false;
  bool stuck_ = false;  ///< `raw_` begins with bytes that are no text
};

}  // namespace stemma::engine
