#include "engine/exchange/text_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "engine/exchange/utf8.hpp"

namespace stemma::engine {
namespace {

Error cannot_read(const std::string& path, int reason) {
  return runtime_error(reason == ENOENT ? ErrorCode::not_found : ErrorCode::io_error,
                       fmt::format("cannot read {}: {}", path, std::strerror(reason)));
}

bool begins_with(const std::string& bytes, std::string_view mark) {
  return bytes.compare(0, mark.size(), mark) == 0;
}

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";

}  // namespace

Result<TextSource> TextSource::open(const std::string& path) {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) return cannot_read(path, errno);
  return of_file(std::move(file), path);
}

Result<TextSource> TextSource::open_regular(const std::string& path) {
  // Without waiting: a pipe that nobody writes would never open.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return cannot_read(path, errno);
  std::unique_ptr<std::FILE, CloseFile> file(::fdopen(descriptor, "rb"));
  if (!file) {
    const int reason = errno;
    ::close(descriptor);
    return cannot_read(path, reason);
  }
  struct stat found {};
  if (::fstat(descriptor, &found) != 0) return cannot_read(path, errno);
  if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) {
    return runtime_error(ErrorCode::invalid_input,
                         fmt::format("cannot read {}: it is no regular file", path), {},
                         "copy what it gives into a file first");
  }
  return of_file(std::move(file), path);
}

Result<TextSource> TextSource::of_file(std::unique_ptr<std::FILE, CloseFile> file,
                                       const std::string& path) {
  TextSource source;
  source.name_ = path;
  source.file_ = std::move(file);
  std::setvbuf(source.file_.get(), nullptr, _IONBF, 0);  // Pieces are large already.
  struct stat found {};
  if (::fstat(fileno(source.file_.get()), &found) != 0) return cannot_read(path, errno);
  if (S_ISDIR(found.st_mode)) return cannot_read(path, EISDIR);
  if (S_ISREG(found.st_mode)) source.bytes_total_ = static_cast<std::uint64_t>(found.st_size);
  return source;
}

TextSource TextSource::of(std::string bytes, std::string name) {
  TextSource source;
  source.name_ = std::move(name);
  source.bytes_total_ = source.bytes_read_ = bytes.size();
  source.raw_ = std::move(bytes);
  source.file_ended_ = true;
  return source;
}

Result<TextFlow> TextSource::read(std::string& text) {
  if (stuck_) return wrong_bytes(0);
  const std::size_t before = text.size();
  while (text.size() == before) {
    STEMMA_TRY(fill());
    if (raw_.empty()) return TextFlow::done;
    if (encoding_ == Encoding::unknown) {
      recognize();
      continue;  // Nothing may be left of a file that was only a mark.
    }
    if (encoding_ == Encoding::utf8) {
      take_utf8(text);
    } else {
      take_utf16(text);
    }
    if (stuck_ && text.size() == before) return wrong_bytes(0);
  }
  return TextFlow::more;
}

Result<void> TextSource::fill() {
  if (file_ended_) return {};
  const std::size_t kept = raw_.size();
  raw_.resize(kept + piece_bytes);
  const std::size_t got = std::fread(raw_.data() + kept, 1, piece_bytes, file_.get());
  raw_.resize(kept + got);
  bytes_read_ += got;
  if (got < piece_bytes) {
    if (std::ferror(file_.get()) != 0) return cannot_read(name_, errno);
    file_ended_ = true;
  }
  return {};
}

void TextSource::recognize() {
  std::size_t mark = 0;
  const auto is_zero = [&](std::size_t i) { return raw_[i] == '\0'; };
  if (begins_with(raw_, utf8_mark)) {
    encoding_ = Encoding::utf8;
    mark = utf8_mark.size();
  } else if (begins_with(raw_, utf16_little_mark)) {
    encoding_ = Encoding::utf16_little;
    mark = utf16_little_mark.size();
  } else if (begins_with(raw_, utf16_big_mark)) {
    encoding_ = Encoding::utf16_big;
    mark = utf16_big_mark.size();
  } else if (raw_.size() >= 4 && !is_zero(0) && is_zero(1) && !is_zero(2) && is_zero(3)) {
    encoding_ = Encoding::utf16_little;
  } else if (raw_.size() >= 4 && is_zero(0) && !is_zero(1) && is_zero(2) && !is_zero(3)) {
    encoding_ = Encoding::utf16_big;
  } else {
    encoding_ = Encoding::utf8;
  }
  raw_.erase(0, mark);
  raw_start_ += mark;
  text_offset_ = mark;
}

void TextSource::take_utf8(std::string& text) {
  const Utf8Extent good = utf8_extent(raw_);
  text.append(raw_, 0, good.valid);
  stuck_ = good.valid < raw_.size() && (!good.incomplete || file_ended_);
  raw_start_ += good.valid;
  raw_.erase(0, good.valid);
}

void TextSource::take_utf16(std::string& text) {
  const std::size_t high = encoding_ == Encoding::utf16_big ? 0 : 1;
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(raw_[i + high]) << 8 |
                                 static_cast<unsigned char>(raw_[i + 1 - high]));
  };
  std::size_t i = 0;
  while (i + 2 <= raw_.size()) {
    char32_t code_point = unit(i);
    std::size_t size = 2;
    if (code_point >= 0xD800 && code_point < 0xDC00) {
      if (i + 4 > raw_.size()) break;
      const char32_t low = unit(i + 2);
      if (low < 0xDC00 || low > 0xDFFF) break;
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
      size = 4;
    } else if (code_point == 0 || (code_point >= 0xDC00 && code_point < 0xE000)) {
      break;
    }
    append_utf8(text, code_point);
    i += size;
  }
  // A unit or half a pair may wait for the next piece, never longer.
  stuck_ = raw_.size() - i >= 4 || (file_ended_ && i < raw_.size());
  raw_start_ += i;
  raw_.erase(0, i);
}

Error TextSource::wrong_bytes(std::size_t at) const {
  const auto byte = static_cast<unsigned char>(raw_[at]);
  if (encoding_ != Encoding::utf8) {
    return runtime_error(ErrorCode::invalid_unicode_character,
                         fmt::format("byte {} is not UTF-16 text", raw_start_ + at));
  }
  if (byte == 0) {
    return runtime_error(ErrorCode::invalid_unicode_character,
                         fmt::format("byte {} is NUL", raw_start_ + at), {},
                         "the file is binary, or text in an encoding that is not recognized");
  }
  const bool compressed = raw_start_ + at == 1 && byte == 0x8B;
  return runtime_error(ErrorCode::invalid_unicode_character,
                       fmt::format("byte {} (0x{:02X}) is not UTF-8", raw_start_ + at, byte), {},
                       compressed
                           ? "the file is compressed: unpack it first"
                           : "convert the file first, as by: iconv -f GB18030 -t UTF-8 OLD > NEW");
}

}  // namespace stemma::engine
