// delivery_schedules COUNT [SEED]: that many worlds, from that seed on. A world that breaks a promise names its seed:
// `delivery_schedules 1 SEED` is that world again.
#include <cstdio>
#include <cstdlib>

#include "definition/definition.hpp"
#include "world.hpp"

int main(int count, char** arguments) {
  const std::uint64_t worlds = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100'000;
  const std::uint64_t first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const touchstone::DefinitionRead read = touchstone::read_definition(delivery::surveys);
  if (!read.definition) return std::fprintf(stderr, "%s\n", read.errors.front().message.c_str()), 2;

  delivery::Figures kept;
  delivery::Figures unkept;
  std::uint64_t broken = 0;
  for (std::uint64_t seed = first; seed < first + worlds; ++seed) {
    delivery::World world(*read.definition, seed);
    world.run();
    delivery::Figures& sum = world.keeps_nothing() ? unkept : kept;
    sum.made += world.figures().made;
    sum.arrived += world.figures().arrived;
    sum.given_up += world.figures().given_up;
    sum.requests += world.figures().requests;
    if (world.broken().empty()) continue;
    ++broken;
    constexpr std::uint64_t most_told = 10;
    if (broken > most_told) continue;
    for (const std::string& what : world.broken())
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), what.c_str());
  }
  const auto print = [](const char* where, const delivery::Figures& figures) {
    std::printf("%-22s %9llu made, %9llu arrived, %7llu given up with word of it, %9llu requests\n", where,
                static_cast<unsigned long long>(figures.made), static_cast<unsigned long long>(figures.arrived),
                static_cast<unsigned long long>(figures.given_up), static_cast<unsigned long long>(figures.requests));
  };
  print("where it may be kept:", kept);
  print("where it may not:", unkept);
  std::printf("%llu worlds, %llu broke a promise\n", static_cast<unsigned long long>(worlds),
              static_cast<unsigned long long>(broken));
  return broken == 0 ? 0 : 1;
}
