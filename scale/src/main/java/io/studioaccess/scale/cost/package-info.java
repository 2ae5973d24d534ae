/** Works out what the stack costs, from measurements and list prices: {@code make cost}. */
@NullMarked
package io.studioaccess.scale.cost;

import org.jspecify.annotations.NullMarked;
