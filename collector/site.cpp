#include "collector/site.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace touchstone {

/// Nothing but what lies here, no inline script or style, and no text ever becomes markup: if the widget works on the
/// demo's pages, it works in a shop that means it. `wasm-unsafe-eval` allows WebAssembly, not eval.
const char* const policy_of_site =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

/// As strict, with what the page needs beside: its worker, and the one policy that makes its address.
const char* const policy_of_report =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types touchstone-report";

namespace {

struct MediaType {
  const char* extension;
  const char* type;
};

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
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"webp", "image/webp"},
    {"gif", "image/gif"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
};

const char* media_type_of(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  const auto* const found = std::find_if(std::begin(media_types), std::end(media_types), [&](const MediaType& each) {
    return !extension.empty() && extension.substr(1) == each.extension;
  });
  return found == std::end(media_types) ? "application/octet-stream" : found->type;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Where a folder was asked for without its final slash: the address with it, relative.
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

}  // namespace

bool is_servable(std::string_view path) {
  const bool has_control =
      std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return !has_control && path.find("/.") == std::string_view::npos;
}

bool Site::has(std::string_view path) const {
  return !folders_.empty() && path.starts_with(place_) && (path.size() == place_.size() || path[place_.size()] == '/');
}

std::optional<Reply> Site::find(const Request& request) const {
  if (!has(request.path) || !is_servable(request.path)) return std::nullopt;
  const std::string path = request.path.substr(place_.size());
  if (const auto index = path.empty() ? std::optional(place_.substr(1) + '/') : index_of(path, folders_)) {
    Reply reply{.status = 308};
    reply.set("Location", *index + (request.query.empty() ? "" : "?" + request.query));
    return reply;
  }
  for (const std::filesystem::path& folder : folders_) {
    // Text, not paths, put together: to a path, "//etc" behind a folder would mean /etc.
    std::filesystem::path file = folder.string() + path;
    if (path.back() == '/') file /= "index.html";
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) continue;
    std::ifstream in(file, std::ios::binary);
    if (!in) continue;
    Reply reply{.body = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
    reply.set("Content-Type", media_type_of(file));
    // Kept, but asked for anew each time, as suits files that are being worked on.
    reply.set("Cache-Control", "no-cache");
    reply.set("Content-Security-Policy", policy_);
    return reply;
  }
  return std::nullopt;
}

}  // namespace touchstone
