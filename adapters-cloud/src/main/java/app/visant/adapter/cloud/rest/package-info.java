/** The HTTP API of devices, people and their programs, by JAX-RS: one resource for each capability, mappers between wire and domain, and the bounds within which an upload is read. */
@NullMarked
package app.visant.adapter.cloud.rest;

import org.jspecify.annotations.NullMarked;
