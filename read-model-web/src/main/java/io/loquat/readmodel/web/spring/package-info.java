/**
 * The auto-configuration for Spring Boot: properties {@code loquat.*} become stores, a client and
 * the tenant filter, and each of these gives way to a bean of the application's.
 *
 * <p>Must not know: how tenants are told apart, and anything of Spring Data. Read {@link
 * io.loquat.readmodel.web.spring.LoquatAutoConfiguration} first.
 */
@NullMarked
package io.loquat.readmodel.web.spring;

import org.jspecify.annotations.NullMarked;
