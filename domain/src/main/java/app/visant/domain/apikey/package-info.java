/** How programs prove themselves: keys of an organisation, with the permissions that people gave them. */
@NullMarked
package app.visant.domain.apikey;

import org.jspecify.annotations.NullMarked;
