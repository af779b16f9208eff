/** Who a customer is: the organisation that owns devices and pictures, its people, and how they prove who they are. */
@NullMarked
package app.visant.domain.tenant;

import org.jspecify.annotations.NullMarked;
