/** Aggregation pipelines: stages over streams of documents, and what of them a store can answer. */
@NullMarked
package io.loquat.query.pipeline;

import org.jspecify.annotations.NullMarked;
