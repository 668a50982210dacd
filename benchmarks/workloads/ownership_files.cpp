#include "benchmarks/workloads/ownership_files.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace workload {
namespace {

constexpr std::uint32_t governments = OwnershipGraph::governments;

class File {
 public:
  File(const std::string& folder, const char* name, const char* header)
      : file_(std::fopen((folder + "/" + name).c_str(), "w")) {
    if (file_ == nullptr) {
      std::perror(name);
      std::exit(1);
    }
    std::fprintf(file_, "%s\n", header);
  }
  ~File() { std::fclose(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void line(const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      std::fprintf(file_, i == 0 ? "%s" : ",%s", fields[i].c_str());
    }
    std::fputc('\n', file_);
  }

 private:
  std::FILE* file_;
};

// Parts of a line are drawn from the last to the first, where the order can be told.

void write_nodes(const std::string& folder, const OwnershipGraph& graph, Random& random,
                 Written& written) {
  Names names(random);
  {
    File file(folder, "government.csv", "id:ID,name,province,level");
    for (std::uint32_t i = 0; i < governments; ++i) {
      const std::string province = Names::province_at(i);
      const bool top = i < Names::provinces;
      const std::string name = province + (top ? "省人民政府" : names.county_office());
      file.line({make_id('G', i), name, province,
                 top       ? "province"
                 : i < 360 ? "prefecture"
                           : "county"});
    }
  }
  {
    File file(folder, "company.csv",
              "id:ID,name,province,registered_capital:double,status,founded:date");
    for (std::uint32_t i = 0; i < graph.companies; ++i) {
      const std::string province = names.province();
      const std::string name = names.company(province);
      const std::string founded = names.day();
      const std::string status = names.status();
      const std::string capital = names.money(.15, 14);
      file.line({make_id('C', i), name, province, capital, status, founded});
      if (i < 2000) written.first_names.push_back(name);
    }
  }
  {
    File file(folder, "person.csv", "id:ID,name,province");
    for (std::uint32_t i = 0; i < graph.persons; ++i) {
      const std::string province = random.chance(.3) ? "" : names.province();
      const std::string name = names.person();
      file.line({make_id('P', i), name, province});
    }
  }
  File file(folder, "project.csv", "id:ID,name,province,amount:double,status,start:date");
  for (std::uint32_t i = 0; i < graph.projects; ++i) {
    const std::string province = names.province();
    const std::string start = names.day();
    const std::string status = names.status();
    const std::string amount = names.money(.2, 16);
    const std::string name = names.project(province);
    file.line({make_id('J', i), name, province, amount, status, start});
  }
}

void write_holdings(const std::string& folder, OwnershipGraph& graph, Random& random,
                    Written& written) {
  Names names(random);
  const char* const header = ":START_ID,:END_ID,share:double,since:date";
  File files[3] = {{folder, "owns_company.csv", header},
                   {folder, "owns_person.csv", header},
                   {folder, "owns_government.csv", header}};
  for (std::uint32_t company = 0; company < graph.companies; ++company) {
    const auto& owners = graph.owners[company];
    std::vector<double> weights;
    double sum = 0;
    for (std::size_t i = 0; i < owners.size(); ++i) {
      weights.push_back(-std::log(1 - random.unit()) + .05);
      sum += weights.back();
    }
    for (std::size_t i = 0; i < owners.size(); ++i) {
      char share[24];
      std::snprintf(share, sizeof share, "%.7f", owners.size() == 1 ? 1.0 : weights[i] / sum);
      graph.shares[company].push_back(std::atof(share));
      const int kind = owners[i] < graph.companies            ? 0
                       : owners[i] < graph.first_government() ? 1
                                                              : 2;
      ++written.owned_by[kind];
      ++written.edges;
      files[kind].line({owner_id(graph, owners[i]), make_id('C', company), share, names.day()});
    }
  }
}

void write_projects(const std::string& folder, const OwnershipGraph& graph, Random& random,
                    Written& written) {
  Names names(random);
  {
    File file(folder, "located_in.csv", ":START_ID,:END_ID");
    for (std::uint32_t i = 0; i < graph.companies; ++i, ++written.edges) {
      const std::uint32_t place = random.chance(.1) ? 0 : random.skewed(governments, 2);
      file.line({make_id('C', i), make_id('G', place)});
    }
  }
  {
    File file(folder, "supervises.csv", ":START_ID,:END_ID,since:date");
    for (std::uint32_t i = 0; i < graph.projects; ++i, ++written.edges) {
      const std::string since = names.day();
      const std::string government = make_id('G', random.skewed(governments, 2));
      file.line({government, make_id('J', i), since});
    }
  }
  {
    File file(folder, "undertakes.csv", ":START_ID,:END_ID,role,amount:double");
    for (std::uint32_t i = 0; i < graph.projects; ++i) {
      std::size_t count = 1 + (random.chance(.6) ? 1 : 0);
      count += random.chance(.2) ? random.below(4) : 0;
      std::set<std::uint32_t> companies;
      while (companies.size() < count) companies.insert(random.skewed(graph.companies, 2));
      for (const std::uint32_t company : companies) {
        const std::string amount = names.money(.3, 15);
        const std::string role = random.chance(.6) ? "contractor" : "designer";
        file.line({make_id('C', company), make_id('J', i), role, amount});
        ++written.edges;
      }
    }
  }
  File file(folder, "invests.csv", ":START_ID,:END_ID,amount:double,at:date");
  for (std::uint32_t i = 0; i < graph.companies / 2; ++i, ++written.edges) {
    const std::string at = names.day();
    const std::string amount = names.money(.25, 15);
    const std::string project = make_id('J', random.below(graph.projects));
    const std::string company = make_id('C', random.skewed(graph.companies, 3));
    file.line({company, project, amount, at});
  }
}

}  // namespace

std::string owner_id(const OwnershipGraph& graph, std::uint32_t owner) {
  if (owner < graph.companies) return make_id('C', owner);
  if (owner < graph.first_government()) return make_id('P', owner - graph.companies);
  return make_id('G', owner - graph.first_government());
}

Written write_files(const std::string& folder, OwnershipGraph& graph, Random& random) {
  Written written;
  write_nodes(folder, graph, random, written);
  write_holdings(folder, graph, random, written);
  write_projects(folder, graph, random, written);
  return written;
}

}  // namespace workload
