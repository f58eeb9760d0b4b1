#include "collector/storage/arrival.hpp"

namespace touchstone {

std::string_view name_of(Trust trust) {
  switch (trust) {
    case Trust::unchecked:
      return "";
    case Trust::unsigned_response:
      return "unsigned";
    case Trust::signed_response:
      return "signed";
    case Trust::expired:
      return "expired";
    case Trust::forged:
      return "forged";
    case Trust::reused:
      return "reused";
  }
  return "";
}

std::string_view name_of(Kept kept) {
  switch (kept) {
    case Kept::created:
      return "created";
    case Kept::updated:
      return "updated";
    case Kept::replay:
      return "replay";
    case Kept::older:
      return "older";
    case Kept::deleted:
      return "deleted";
    case Kept::conflict:
      return "conflict";
  }
  return "";
}

}  // namespace touchstone
