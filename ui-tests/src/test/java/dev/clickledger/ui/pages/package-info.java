/**
 * The pages as people see them. Only here is anything located in a document: by role and label, or by the attributes in
 * which a page tells its figures to programs.
 */
@NullMarked
package dev.clickledger.ui.pages;

import org.jspecify.annotations.NullMarked;
