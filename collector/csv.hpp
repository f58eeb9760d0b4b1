#pragma once
// Responses as CSV (RFC 4180), for spreadsheets: a line for each answer, and one for each response without any.
#include <string>

#include "collector/storage/store.hpp"

namespace touchstone {

/// The names of the columns, as a line.
std::string csv_head();

/// The lines of one response. Of an object the cell holds the JSON, of a list the ids with `;` between them.
std::string csv_lines(const Row& row);

/// Text as a cell, in quotation marks. A spreadsheet takes what begins with = + - @, a tab or a line's end for a
/// formula, which may send the sheet's content anywhere; such text gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection).
std::string csv_cell(const std::string& text);

}  // namespace touchstone
