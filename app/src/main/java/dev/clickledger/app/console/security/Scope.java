package dev.clickledger.app.console.security;

/** Whose clicks may be read. Only this package makes one, from who is signed in; nothing can be queried without it. */
public sealed interface Scope permits TenantScope, PlatformScope {}
