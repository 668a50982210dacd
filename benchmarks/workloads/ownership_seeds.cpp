#include "benchmarks/workloads/ownership_seeds.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace workload {
namespace {

using Ids = std::vector<std::string>;

/// The rows, in the order of seeds.json.
const char* const row_names[] = {"point",  "nbr",  "up",     "up_deep",  "up_hub", "sp_dir",
                                 "sp_und", "hop3", "prefix", "contains", "insert"};

/// All simple paths upward of at most 10 hops.
class PathsUp {
 public:
  explicit PathsUp(const OwnershipGraph& graph) : graph_(graph) {}

  void count(std::uint32_t company) {
    paths = 0;
    share = 0;
    owners.clear();
    walk(company, 1, 1);
  }

  std::size_t paths = 0;
  double share = 0;
  std::unordered_set<std::uint32_t> owners;

 private:
  static constexpr std::size_t paths_most = 2'000'000;

  void walk(std::uint32_t company, double part, int hop) {
    path_.push_back(company);
    const auto& list = graph_.owners[company];
    for (std::size_t i = 0; i < list.size() && paths <= paths_most; ++i) {
      const std::uint32_t owner = list[i];
      if (std::find(path_.begin(), path_.end(), owner) != path_.end()) continue;
      const double product = part * graph_.shares[company][i];
      ++paths;
      share += product;
      owners.insert(owner);
      if (owner < graph_.companies && hop < 10) walk(owner, product, hop + 1);
    }
    path_.pop_back();
  }

  const OwnershipGraph& graph_;
  std::vector<std::uint32_t> path_;
};

class Draw {
 public:
  Draw(const OwnershipGraph& graph, Random& random) : graph_(graph), random_(random), up_(graph) {}

  Ids companies(int count) {
    Ids ids;
    for (int i = 0; i < count; ++i) ids.push_back(make_id('C', 2 + random_.below(companies_ - 2)));
    return ids;
  }

  /// Companies that pass, with the totals of their paths upward.
  Ids upward(const char* row, std::size_t wanted, std::FILE* truth,
             const std::function<bool(std::uint32_t)>& passes) {
    Ids ids;
    std::size_t paths = 0;
    std::size_t owners = 0;
    double share = 0;
    for (int tries = 0; ids.size() < wanted && tries < 2'000'000; ++tries) {
      const std::uint32_t company = 2 + random_.below(companies_ - 2);
      if (!passes(company)) continue;
      ids.push_back(make_id('C', company));
      paths += up_.paths;
      owners += up_.owners.size();
      share += up_.share;
    }
    std::fprintf(truth, "\"%s\":{\"paths\":%zu,\"owners\":%zu,\"share\":%.6f},\n", row, paths,
                 owners, share);
    return ids;
  }

  bool is_shallow(std::uint32_t company) {
    if (graph_.tier[company] < 2) return false;
    up_.count(company);
    return up_.paths <= 20000;
  }
  bool is_deep(std::uint32_t company) {
    if (graph_.tier[company] < 8) return false;
    up_.count(company);
    return up_.paths >= 500 && up_.paths <= 20000;
  }
  bool is_below_widely_held(std::uint32_t company) {
    const auto& owners = graph_.owners[company];
    if (std::find(owners.begin(), owners.end(), graph_.widely_held) == owners.end()) return false;
    up_.count(company);
    return up_.paths <= companies_;
  }

  /// Pairs (owner, company): fifteen with a chain between them, five at random.
  Ids chains() {
    Ids ids;
    while (ids.size() < 30) {
      const std::uint32_t company = random_.below(companies_);
      if (graph_.tier[company] < 6) continue;
      std::uint32_t owner = company;
      const std::uint32_t hops = 2 + random_.below(8);
      for (std::uint32_t hop = 0; hop < hops; ++hop) {
        if (owner >= companies_ || graph_.owners[owner].empty()) break;
        const auto& list = graph_.owners[owner];
        owner = list[random_.below(static_cast<std::uint32_t>(list.size()))];
      }
      ids.push_back(owner_id(graph_, owner));
      ids.push_back(make_id('C', company));
    }
    for (int i = 0; i < 10; ++i) ids.push_back(make_id('C', random_.below(companies_)));
    return ids;
  }

  Ids persons(int count) {
    Ids ids;
    for (int i = 0; i < count; ++i) ids.push_back(make_id('P', random_.below(graph_.persons)));
    return ids;
  }

 private:
  const OwnershipGraph& graph_;
  Random& random_;
  PathsUp up_;
  std::uint32_t companies_ = graph_.companies;
};

/// Companies on a ring of at most four hops.
std::size_t count_on_rings(const OwnershipGraph& graph) {
  std::size_t count = 0;
  std::vector<std::int64_t> seen(graph.companies, -1);
  for (std::uint32_t company = 0; company < graph.companies; ++company) {
    std::vector<std::uint32_t> front{company};
    std::vector<std::uint32_t> next;
    bool hit = false;
    for (int hop = 0; hop < 4 && !hit; ++hop, front.swap(next)) {
      next.clear();
      for (const std::uint32_t at : front) {
        for (const std::uint32_t owner : graph.owners[at]) {
          if (owner == company) hit = true;
          if (owner >= graph.companies || owner == company || seen[owner] == company) continue;
          seen[owner] = company;
          next.push_back(owner);
        }
      }
    }
    count += hit ? 1 : 0;
  }
  return count;
}

}  // namespace

truth::Seeds draw_seeds(const OwnershipGraph& graph, Random& random, std::FILE* truth) {
  Draw draw(graph, random);
  truth::Seeds seeds;
  seeds["point"] = draw.companies(200);
  seeds["nbr"] = draw.companies(100);
  seeds["up"] = draw.upward("up", 40, truth, [&](auto c) { return draw.is_shallow(c); });
  seeds["up_deep"] = draw.upward("up_deep", 10, truth, [&](auto c) { return draw.is_deep(c); });
  seeds["up_hub"] =
      draw.upward("up_hub", 2, truth, [&](auto c) { return draw.is_below_widely_held(c); });
  seeds["sp_dir"] = draw.chains();
  seeds["sp_und"] = draw.persons(20);
  seeds["hop3"] = draw.companies(20);
  seeds["prefix"] = {
      "北京华", "上海金龙", "Alpha Pac",           "广东", "Golden Lotus", "山东中国",
      "Jade",   "四川海",   "Summit Atlas Energy", "华安 "};
  seeds["contains"] = {"龙盛",         "Evergreen", "能源集团", "Mining", "金海",
                       "Silk Phoenix", "路桥",      "Dragon",   "国信",   "Meridian Jade"};
  seeds["insert"] = draw.companies(24000);
  return seeds;
}

void write_seeds(const std::string& folder, const truth::Seeds& seeds) {
  std::FILE* const file = std::fopen((folder + "/seeds.json").c_str(), "w");
  if (file == nullptr) truth::fail("cannot write seeds.json");
  const char* before = "{";
  for (const char* const row : row_names) {
    std::fprintf(file, "%s\"%s\":[", before, row);
    const Ids& ids = seeds.at(row);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      std::fprintf(file, "%s\"%s\"", i == 0 ? "" : ",", ids[i].c_str());
    }
    std::fputc(']', file);
    before = ",\n";
  }
  std::fputs("}\n", file);
  std::fclose(file);
}

void write_totals(const OwnershipGraph& graph, const Written& written, std::FILE* truth) {
  const std::uint32_t owner_count = graph.first_government() + OwnershipGraph::governments;
  std::vector<std::size_t> holdings(owner_count);
  for (const auto& owners : graph.owners) {
    for (const std::uint32_t owner : owners) ++holdings[owner];
  }
  std::size_t two_hops = 0;
  for (std::uint32_t company = 0; company < graph.companies; ++company) {
    two_hops += graph.owners[company].size() * holdings[company];
  }
  const std::size_t owns = written.owned_by[0] + written.owned_by[1] + written.owned_by[2];
  std::fprintf(truth,
               "\"two_hop\":%zu,\"cycle4\":%zu,\n\"nodes\":%u,\"edges\":%zu,\"owns\":%zu,"
               "\"owns_cc\":%zu,\"hub_out\":\"C000000000\",\"hub_out_deg\":%zu,\"hub_in\":\"%s\","
               "\"hub_in_deg\":%zu,\n\"rows\":",
               two_hops, count_on_rings(graph), owner_count + graph.projects, written.edges, owns,
               written.owned_by[0], holdings[0], make_id('C', graph.widely_held).c_str(),
               graph.owners[graph.widely_held].size());
}

}  // namespace workload
