/**
 * Geometry on the plane and on the sphere: what GeoJSON, old coordinate pairs and the shapes of
 * queries mean, and whether one contains or meets another. On the sphere, edges are geodesics, as
 * the S2 library has them.
 *
 * <p>Must not know: filters, documents around a geometry. Read first: {@link
 * io.loquat.query.geo.Geometry}.
 */
@NullMarked
package io.loquat.query.geo;

import org.jspecify.annotations.NullMarked;
