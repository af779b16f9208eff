/** What an operator may decide: one tree of typed values with units, defaults and ranges, read from a YAML file and the environment. All that is wrong in it is said at once. */
@NullMarked
package app.visant.cloud.config;

import org.jspecify.annotations.NullMarked;
