#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <optional>
#include <string>

#include "collector/crypto.hpp"
#include "collector/public_address.hpp"
#include "collector/signature.hpp"
#include "collector/webhook.hpp"

using namespace touchstone;

TEST_CASE("hashes") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test case 2.
  CHECK(write_base64(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
  CHECK(random_bytes(32).size() == 32);
  CHECK(random_bytes(32) != random_bytes(32));
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST_CASE("base64") {
  using Read = std::optional<std::string>;
  const auto [text, bytes] = GENERATE(table<std::string, Read>({
      {"", Read("")},
      {"Zg", Read("f")},
      {"Zg==", Read("f")},
      {"Zm8=", Read("fo")},
      {"Zm9vYmFy", Read("foobar")},
      {"-_-_", Read("\xFB\xFF\xBF")},
      {"+/+/", Read("\xFB\xFF\xBF")},
      {"Z", Read()},
      {"Zg=a", Read()},
      {"Zg=\n", Read()},
      {"Z g=", Read()},
      {"Zm9v!", Read()},
  }));
  CAPTURE(text);
  CHECK(read_base64(text) == bytes);
}

TEST_CASE("base64 for addresses") {
  CHECK(write_base64url("\xFB\xFF\xBF"
                        "f") == "-_-_Zg");
  CHECK(write_base64("f") == "Zg==");
}

TEST_CASE("a shop's token") {
  // Made by: printf 'touchstone 1\nafter-checkout\n4000000000\nQS0x' | openssl dgst -sha256 -hmac 'of the shop' -binary
  CHECK(sign("of the shop", "after-checkout", "A-1", 4'000'000'000) ==
        "1.4000000000.QS0x.VGLeAE3aTABvcF0kxpLKM4Wubv1lBv3QYD1-h0UE1f8");
  const UnixMs now = 1'790'000'000'000;
  const auto judge = [&](const std::string& token, std::size_t answers = 1) {
    Record record;
    record.survey = "after-checkout";
    record.token = token;
    record.answers = answers;
    return verify("of the shop", record, now);
  };
  const std::string good = sign("of the shop", "after-checkout", "A-1", now / 1'000);
  CHECK(judge(good).trust == Trust::signed_response);
  CHECK(judge(good).claim.size() == 43);
  CHECK(judge(good).claim.find("A-1") == std::string::npos);
  CHECK(judge(good).expires_at == now);
  CHECK(judge(good, 0).trust == Trust::signed_response);
  CHECK(judge(good, 0).claim.empty());
  // The same order with a later expiry claims the same.
  CHECK(judge(sign("of the shop", "after-checkout", "A-1", now / 1'000 + 9)).claim == judge(good).claim);
  CHECK(judge("").trust == Trust::unsigned_response);
  CHECK(judge(sign("of the shop", "after-checkout", "A-1", now / 1'000 - 1)).trust == Trust::expired);
  for (const std::string& forged :
       {sign("another", "after-checkout", "A-1", now / 1'000), sign("of the shop", "other", "A-1", now / 1'000),
        sign("of the shop", "after-checkout", "", now / 1'000),
        sign("of the shop", "after-checkout", std::string(201, 'x'), now / 1'000), good + ".x", good + "A", "2" + good,
        std::string("1.1.1"), std::string("...."), std::string("1.-1.QQ.QQ"),
        std::string("1.99999999999999999999.QQ.QQ"), std::string("x")}) {
    CAPTURE(forged);
    CHECK(judge(forged).trust == Trust::forged);
    CHECK(judge(forged).claim.empty());
  }
}

TEST_CASE("a webhook's signature is that of the convention") {
  // The example of the libraries of standardwebhooks.com.
  const std::optional<std::string> key = read_base64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  REQUIRE(key);
  CHECK(webhook_signature(*key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})") ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("addresses of the public internet") {
  const auto [text, is_public] = GENERATE(table<std::string, bool>({
      {"93.184.216.34", true},
      {"1.1.1.1", true},
      {"0.0.0.0", false},
      {"10.1.2.3", false},
      {"100.63.255.255", true},
      {"100.64.0.1", false},
      {"100.128.0.0", true},
      {"127.0.0.1", false},
      {"169.254.169.254", false},
      {"172.15.0.1", true},
      {"172.16.0.1", false},
      {"172.31.255.255", false},
      {"172.32.0.1", true},
      {"192.168.1.1", false},
      {"192.0.2.1", false},
      {"198.19.0.1", false},
      {"224.0.0.1", false},
      {"255.255.255.255", false},
      {"2606:4700::1111", true},
      {"::", false},
      {"::1", false},
      {"::ffff:127.0.0.1", false},
      {"::ffff:1.1.1.1", false},
      {"64:ff9b::7f00:1", false},
      {"fe80::1", false},
      {"fc00::1", false},
      {"fd12::1", false},
      {"ff02::1", false},
      {"2001::1", false},
      {"2001:1ff::1", false},
      {"2001:200::1", true},
      {"2001:db8::1", false},
      {"2002:7f00:1::", false},
      {"3fff::1", false},
      {"3fff:1000::1", true},
      {"4000::1", false},
  }));
  CAPTURE(text);
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  // What C calls any address is the beginning of each kind of it.
  const void* address = &v4;
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
  } else {
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1);
    v6.sin6_family = AF_INET6;
    address = &v6;
  }
  CHECK(is_public_address(*static_cast<const sockaddr*>(address)) == is_public);
}
