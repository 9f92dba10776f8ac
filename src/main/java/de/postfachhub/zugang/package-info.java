/**
 * Who may come in: users, roles, login by form, HTTP Basic or OpenID Connect, the log of what concerns security, the error answers, and the
 * frame of all pages.
 *
 * <p>Knows no message and no agency.
 */
@NullMarked
package de.postfachhub.zugang;

import org.jspecify.annotations.NullMarked;
