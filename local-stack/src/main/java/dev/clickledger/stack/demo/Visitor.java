package dev.clickledger.stack.demo;

/**
 * Someone who clicks, or something.
 *
 * @param address IPv4
 * @param country where the address belongs, ISO 3166-1 alpha-2
 * @param userAgent what it says it is
 */
public record Visitor(String address, String country, UserAgent userAgent) {}
