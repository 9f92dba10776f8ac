/**
 * Who may come in: users, roles, login by form or HTTP Basic, and the error answers of the API.
 *
 * <p>Knows no message and no agency.
 */
@NullMarked
package de.postfachhub.zugang;

import org.jspecify.annotations.NullMarked;
