/** x */
@org.jspecify.annotations.NullMarked
package dev.clickledger.contract;
