// What the disk and the memory of this machine can do: bench_machine DIR

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void check(bool fine, const char* what) {
  if (fine) return;
  std::perror(what);
  std::exit(1);
}

/// A file that goes with the program.
class Scratch {
 public:
  explicit Scratch(const std::string& folder) : path_(folder + "/bench_machine.tmp") {
    file_ = ::open(path_.c_str(), O_CREAT | O_RDWR | O_TRUNC, 0644);
    check(file_ >= 0, path_.c_str());
  }
  ~Scratch() {
    ::close(file_);
    ::unlink(path_.c_str());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  void write(const std::vector<char>& bytes) const {
    check(::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
          "write");
  }
  [[nodiscard]] int file() const { return file_; }

 private:
  std::string path_;
  int file_;
};

void time_sync(const std::string& folder, bool preallocated) {
  const Scratch scratch(folder);
  if (preallocated) {
    scratch.write(std::vector<char>(8 << 20));
    check(::fsync(scratch.file()) == 0 && ::lseek(scratch.file(), 0, SEEK_SET) == 0, "fsync");
  }
  const std::vector<char> record(256, 7);
  std::vector<double> times;
  for (int i = 0; i < 1000; ++i) {
    const Clock::time_point start = Clock::now();
    scratch.write(record);
    check(::fdatasync(scratch.file()) == 0, "fdatasync");
    times.push_back(since(start));
  }
  std::sort(times.begin(), times.end());
  std::printf("fdatasync after 256 bytes %s: med %.3f ms p95 %.3f min %.3f, %.0f/s\n",
              preallocated ? "(preallocated)" : "(appended)", times[500], times[950], times[0],
              1000 / times[500]);
}

void time_writing(const std::string& folder) {
  const Scratch scratch(folder);
  const std::vector<char> piece(64 << 20, 1);
  const Clock::time_point start = Clock::now();
  for (int i = 0; i < 8; ++i) scratch.write(piece);
  check(::fsync(scratch.file()) == 0, "fsync");
  std::printf("write and fsync 512 MiB: %.0f MB/s\n", 512 * 1.048576 / since(start) * 1000);
}

std::uint64_t step(std::uint64_t& state) {
  return state = state * 6364136223846793005ull + 1442695040888963407ull;
}

/// The least time of three.
template <typename Loop>
double best_of_three(Loop loop) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const Clock::time_point start = Clock::now();
    loop();
    best = std::min(best, since(start));
  }
  return best;
}

void time_memory() {
  constexpr std::size_t size = 64 << 20;
  std::vector<std::uint64_t> words(size);
  std::iota(words.begin(), words.end(), std::uint64_t{0});
  volatile std::uint64_t seen = 0;
  const double reading = best_of_three(
      [&] { seen = seen + std::accumulate(words.begin(), words.end(), std::uint64_t{0}); });
  std::printf("read 512 MiB in order: %.1f GB/s\n", static_cast<double>(size) * 8 / reading / 1e6);

  constexpr int jumps = 4'000'000;
  const double jumping = best_of_three([&] {
    std::uint64_t state = 1;
    std::uint64_t sum = 0;
    for (int i = 0; i < jumps; ++i) sum += words[(step(state) >> 20) & (size - 1)];
    seen = seen + sum;
  });
  std::printf("read 8 bytes anywhere in 512 MiB: %.1f ns\n", jumping / jumps * 1e6);

  std::uint64_t state = 9;
  for (std::size_t i = size - 1; i > 0; --i) std::swap(words[i], words[(step(state) >> 11) % i]);
  const Clock::time_point start = Clock::now();
  std::uint64_t at = 0;
  for (int i = 0; i < jumps; ++i) at = words[at];
  seen = seen + at;
  std::printf("follow pointers through 512 MiB: %.1f ns\n", since(start) / jumps * 1e6);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_machine DIR\n");
    return 2;
  }
  time_sync(arguments[1], false);
  time_sync(arguments[1], true);
  time_writing(arguments[1]);
  time_memory();
}
