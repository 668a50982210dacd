#include "tests/tck/batch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace stemma::tck {
namespace {

/// One outcome in the pipe: this, then the two texts.
struct RecordHead {
  OutcomeKind kind;
  bool lenient;
  std::uint32_t expected_size;
  std::uint32_t got_size;
};

bool write_all(int file, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t written = ::write(file, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

/// Answers false at the end of the pipe or of the time.
bool read_all(int file, void* bytes, std::size_t size, std::chrono::milliseconds time_limit,
              bool& timed_out) {
  char* at = static_cast<char*>(bytes);
  while (size > 0) {
    pollfd poll_file{file, POLLIN, 0};
    const int ready = ::poll(&poll_file, 1, static_cast<int>(time_limit.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) timed_out = true;
    if (ready <= 0) return false;
    const ssize_t got = ::read(file, at, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

[[noreturn]] void serve(int pipe_end, std::size_t first, std::size_t count, const RunOne& run_one) {
  for (std::size_t i = first; i < count; ++i) {
    const Outcome outcome = run_one(i);
    const RecordHead head{outcome.kind, outcome.lenient,
                          static_cast<std::uint32_t>(outcome.expected.size()),
                          static_cast<std::uint32_t>(outcome.got.size())};
    const bool written = write_all(pipe_end, &head, sizeof head) &&
                         write_all(pipe_end, outcome.expected.data(), outcome.expected.size()) &&
                         write_all(pipe_end, outcome.got.data(), outcome.got.size());
    if (!written) ::_exit(1);
  }
  ::_exit(0);
}

class Child {
 public:
  Child(std::size_t first, std::size_t count, const RunOne& run_one) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return;
    std::fflush(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
      ::close(ends[0]);
      serve(ends[1], first, count, run_one);
    }
    ::close(ends[1]);
    read_end_ = ends[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (process_ > 0) (void)end();
    if (read_end_ >= 0) ::close(read_end_);
  }

  std::optional<Outcome> receive(std::chrono::milliseconds time_limit) {
    RecordHead head{};
    if (!read_all(read_end_, &head, sizeof head, time_limit, timed_out_)) return {};
    Outcome outcome{head.kind, head.lenient, std::string(head.expected_size, '\0'),
                    std::string(head.got_size, '\0')};
    const bool read =
        read_all(read_end_, outcome.expected.data(), head.expected_size, time_limit, timed_out_) &&
        read_all(read_end_, outcome.got.data(), head.got_size, time_limit, timed_out_);
    if (!read) return {};
    return outcome;
  }

  /// Ends the process where it still runs and says how it ended.
  std::string end() {
    if (process_ <= 0) return "no process could be started";
    if (timed_out_) ::kill(process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {}
    process_ = -1;
    if (timed_out_) return "no answer within the time limit";
    if (WIFSIGNALED(status)) return fmt::format("ended by {}", ::strsignal(WTERMSIG(status)));
    return fmt::format("exited with {}", WEXITSTATUS(status));
  }

 private:
  pid_t process_ = -1;
  int read_end_ = -1;
  bool timed_out_ = false;
};

}  // namespace

std::vector<Outcome> run_apart(std::size_t count, const RunOne& run_one,
                               std::chrono::milliseconds time_limit) {
  std::vector<Outcome> outcomes;
  while (outcomes.size() < count) {
    Child child(outcomes.size(), count, run_one);
    while (outcomes.size() < count) {
      std::optional<Outcome> outcome = child.receive(time_limit);
      if (!outcome) {
        outcomes.push_back({OutcomeKind::crash, false, "an answer", child.end()});
        break;
      }
      outcomes.push_back(std::move(*outcome));
    }
  }
  return outcomes;
}

}  // namespace stemma::tck
