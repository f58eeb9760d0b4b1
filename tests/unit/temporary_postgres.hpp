#pragma once
// A real PostgreSQL server of the tests' own: in a folder of its own, without the network, as an unprivileged user.
#include <string>

/// The address of a new, empty database. The server starts with the first one and ends with the process.
std::string new_postgres_database(const std::string& encoding = "UTF8");

/// The server loses all its connections in the middle of whatever they do, and comes back.
void restart_postgres();
