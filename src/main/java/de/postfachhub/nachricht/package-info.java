/**
 * The message: its envelope, the codes and the contract of {@code postfach.eingang}, parsing and its faults.
 *
 * <p>Knows nothing of agencies, queues or databases, and never keeps what is not part of the envelope.
 */
@NullMarked
package de.postfachhub.nachricht;

import org.jspecify.annotations.NullMarked;
