/**
 * What is known of waiting pictures besides themselves, in a file by MapDB. MapDB loses and breaks its files when a program is
 * killed, so nothing in it is the truth: a file that was not closed properly, or with which anything is wrong, is deleted, and what
 * was in it is found out again from the outbox.
 */
@NullMarked
package app.visant.adapter.edge.mapdb;

import org.jspecify.annotations.NullMarked;
