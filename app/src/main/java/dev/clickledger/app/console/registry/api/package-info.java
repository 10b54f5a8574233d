/**
 * What the endpoints of the registry share: who calls and for which organization, entity tags against lost changes, lists in
 * parts, histories, and results of changes as answers.
 */
@NullMarked
package dev.clickledger.app.console.registry.api;

import org.jspecify.annotations.NullMarked;
