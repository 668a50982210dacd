/// owners [DATABASE [COMPANY]]: who owns a company, through any chain of companies.
///
/// DATABASE is a directory, made and filled where there is none, or :memory:.

#include <iostream>
#include <stemma/stemma.hpp>
#include <string>
#include <vector>

namespace {

struct Stake {
  std::string owner;
  std::string company;
  double share;
};

/// Every error says what went wrong; those of a statement also where, by line and column.
int complain(const stemma::Error& error) {
  std::cerr << error.text;
  return 1;
}

stemma::Result<void> run(stemma::Session& session, const char* text,
                         const stemma::Parameters& parameters) {
  auto rows = session.query(text, parameters);
  if (!rows) return rows.error();
  return rows->finish();
}

/// All of it in one transaction: where something fails, nothing of it stays.
stemma::Result<void> fill(stemma::Session& session) {
  const std::vector<Stake> stakes = {{"Ada", "Alder Holding", 0.75},
                                     {"Bo", "Alder Holding", 0.25},
                                     {"Alder Holding", "Birch Works", 0.5},
                                     {"Cai", "Birch Works", 0.5},
                                     {"Birch Works", "桦木软件", 1.0}};
  auto transaction = stemma::Transaction::begin(session);
  if (!transaction) return transaction.error();
  for (const auto& [owner, company, share] : stakes) {
    const auto made = run(session,
                          "MERGE (o:Owner {name: $owner}) MERGE (c:Owner {name: $company}) "
                          "SET c:Company CREATE (o)-[:OWNS {share: $share}]->(c)",
                          {{"owner", owner}, {"company", company}, {"share", share}});
    if (!made) return made.error();
  }
  return transaction->commit();
}

stemma::Result<void> print_owners(stemma::Session& session, const std::string& company) {
  auto rows = session.query(
      "MATCH chain = (o:Owner)-[:OWNS*]->(c:Company {name: $company}) "
      "RETURN o.name AS owner, reduce(part = 1.0, r IN relationships(chain) | part * r.share) AS "
      "share, [n IN nodes(chain) | n.name] AS chain ORDER BY share DESC, owner",
      {{"company", company}});
  if (!rows) return rows.error();
  for (const stemma::Row& row : *rows) {
    std::cout << row["owner"] << ' ' << row["share"].floating() * 100 << "%, by way of";
    const stemma::ValueView chain = row["chain"];
    for (std::size_t i = 1; i < chain.size(); ++i) std::cout << (i > 1 ? " > " : " ") << chain[i];
    std::cout << '\n';
  }
  // Rows are computed while they are read, so they may end in an error.
  if (const auto* error = rows->error()) return *error;
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  const std::string path = count > 1 ? arguments[1] : ":memory:";
  const std::string company = count > 2 ? arguments[2] : "桦木软件";

  auto database = stemma::Database::open(path);
  if (!database) return complain(database.error());
  auto session = database->session();
  if (!session) return complain(session.error());

  if (database->created()) {
    if (const auto filled = fill(*session); !filled) return complain(filled.error());
  }
  if (const auto printed = print_owners(*session, company); !printed) {
    return complain(printed.error());
  }

  // What an error knows, on a statement that is wrong.
  const auto wrong = session->query("MATCH (o:Owner)\nRETURN ownr.name");
  if (wrong) return 1;
  const stemma::Error& error = wrong.error();
  std::cout << "line " << error.line << ", column " << error.column << ": " << error.type << " ("
            << error.code << "), " << error.message << '\n';
}
