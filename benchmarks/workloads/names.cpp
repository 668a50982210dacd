#include "benchmarks/workloads/names.hpp"

#include <cmath>
#include <cstdio>

namespace workload {
namespace {

const char* const provinces[] = {"北京",   "天津", "上海",   "重庆", "河北", "山西", "辽宁", "吉林",
                                 "黑龙江", "江苏", "浙江",   "安徽", "福建", "江西", "山东", "河南",
                                 "湖北",   "湖南", "广东",   "海南", "四川", "贵州", "云南", "陕西",
                                 "甘肃",   "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆"};
const char* const han_signs[] = {"华", "中", "国", "信", "安", "东", "方", "泰", "和", "恒",
                                 "大", "新", "科", "金", "龙", "盛", "海", "天", "宏", "远",
                                 "鑫", "瑞", "丰", "源", "通", "达", "兴", "业", "光", "明"};
const char* const industries[] = {"投资", "科技", "能源", "建设", "地产", "矿业", "物流", "医药",
                                  "电子", "环保", "贸易", "农业", "传媒", "路桥", "水务"};
const char* const english_words[] = {
    "Alpha",  "Pacific", "Dragon",   "Harbour", "Summit",   "Golden", "Orient",    "Atlas",
    "Vertex", "Lotus",   "Meridian", "Jade",    "Northern", "Silk",   "Evergreen", "Phoenix"};
const char* const english_forms[] = {
    "Holdings Ltd", "Capital LLC",      "Energy Corp", "Infrastructure Group",
    "Trading Co",   "Ventures Limited", "Mining PLC"};
const char* const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄",
                                "周", "吴", "徐", "孙", "胡", "朱", "高", "林"};
const char* const first_names[] = {"James", "Maria", "Wei",   "Anna", "Omar",
                                   "Li",    "Chen",  "Sofia", "Ivan", "Grace"};
const char* const last_names[] = {"Smith", "Wang", "Garcia", "Chan",   "Ivanov",
                                  "Kim",   "Tan",  "Rossi",  "Okafor", "Lee"};
const char* const statuses[] = {"active", "active",  "active",       "active",      "active",
                                "active", "revoked", "deregistered", "liquidating", "moved"};

}  // namespace

std::string make_id(char letter, std::uint32_t number) {
  char text[16];
  std::snprintf(text, sizeof text, "%c%09u", letter, number);
  return text;
}

std::string Names::han() { return random_.pick(han_signs); }
std::string Names::english() { return random_.pick(english_words); }
std::string Names::industry() { return random_.pick(industries); }

std::string Names::province() { return workload::provinces[random_.skewed(provinces, 1.5)]; }
std::string Names::province_at(std::uint32_t i) { return workload::provinces[i % provinces]; }

// The parts of a name are drawn from the last to the first: so the first version of this generator
// did, and the same seed has to give the same files.

std::string Names::company(const std::string& province) {
  const double kind = random_.unit();
  if (kind < .55) {
    const std::string form = std::string(random_.chance(.3) ? "集团" : "") + "有限公司";
    const std::string what = industry();
    const std::string third = random_.chance(.5) ? han() : "";
    const std::string second = han();
    return province + han() + second + third + what + form;
  }
  if (kind < .80) {
    const std::string form = random_.pick(english_forms);
    const std::string second = english();
    return english() + " " + second + " " + form;
  }
  const std::string what = industry();
  const std::string word = english();
  if (kind >= .99) return "\"" + word + " " + what + ", Inc.\"";
  const std::string second = han();
  return han() + second + " " + word + " " + what + "股份有限公司";
}

std::string Names::person() {
  if (random_.chance(.75)) {
    const std::string third = random_.chance(.6) ? han() : "";
    const std::string second = han();
    return random_.pick(surnames) + second + third;
  }
  const std::string last = random_.pick(last_names);
  return random_.pick(first_names) + (" " + last);
}

std::string Names::county_office() {
  const std::string second = han();
  return han() + second + "县发展和改革局";
}

std::string Names::project(const std::string& province) {
  const std::string what = industry();
  return province + han() + what + "项目";
}

std::string Names::status() { return random_.pick(statuses); }

std::string Names::day() {
  const std::uint32_t day = 1 + random_.below(28);
  const std::uint32_t month = 1 + random_.below(12);
  const std::uint32_t year = 1990 + random_.below(35);
  char text[16];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
  return text;
}

std::string Names::money(double nothing, double magnitude) {
  if (random_.chance(nothing)) return "";
  double normal = 0;  // roughly
  for (int i = 0; i < 6; ++i) normal += random_.unit();
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", std::exp(magnitude + 2.2 * (normal - 3)));
  return text;
}

}  // namespace workload
