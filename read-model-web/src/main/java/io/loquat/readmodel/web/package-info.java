/**
 * Tenants of a web application: a servlet filter that finds out whose request it is and puts that
 * tenant's stores on the request, one database per tenant.
 *
 * <p>Must not know: any web framework, and how documents get to the server. Read {@link
 * io.loquat.readmodel.web.TenantFilter} first.
 */
@NullMarked
package io.loquat.readmodel.web;

import org.jspecify.annotations.NullMarked;
