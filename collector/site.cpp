#include "collector/site.hpp"

#include <algorithm>
#include <system_error>

namespace touchstone {
namespace {

/// Nothing but what lies here, no inline script or style, and no text ever becomes markup: if the widget works on the
/// demo's pages, it works in a shop that means it. `wasm-unsafe-eval` allows WebAssembly, not eval.
constexpr auto content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

struct MediaType {
  const char* extension;
  const char* type;
};

/// Those where the library's own table lacks the charset or the entry.
constexpr MediaType media_types[] = {
    {"html", "text/html; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"txt", "text/plain; charset=utf-8"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"wasm", "application/wasm"},
    {"svg", "image/svg+xml"},
};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

bool is_servable(std::string_view path) {
  const bool has_control =
      std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return !has_control && path.find("/.") == std::string_view::npos;
}

bool serve_files(httplib::Server& http, const std::vector<std::filesystem::path>& folders) {
  for (const MediaType& each : media_types) http.set_file_extension_and_mimetype_mapping(each.extension, each.type);
  return std::all_of(folders.begin(), folders.end(), [&](const std::filesystem::path& folder) {
    // no-cache: kept, but asked for anew each time, as suits files that are being worked on.
    return http.set_mount_point("/", folder.string(),
                                {{"Cache-Control", "no-cache"}, {"Content-Security-Policy", content_security_policy}});
  });
}

std::optional<std::string> index_of(std::string_view path, const std::vector<std::filesystem::path>& folders) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string name(path.substr(slash + 1));
  // Only names that are written the same in an address.
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_plain)) return std::nullopt;
  for (const std::filesystem::path& folder : folders) {
    std::error_code none;
    // Text, not paths, put together: to a path, "//etc" behind a folder would mean /etc.
    if (std::filesystem::is_directory(folder.string() + std::string(path), none)) return name + '/';
  }
  return std::nullopt;
}

}  // namespace touchstone
