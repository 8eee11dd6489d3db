package io.loquat.readmodel.document;

import java.util.List;

/**
 * What became of a batch of inserted documents: all are there. Immutable.
 *
 * {@snippet :
 * List<Object> ids = users.insertMany(List.of(ada, grace)).ids();
 * }
 *
 * @param ids the {@code _id}s in the documents' order, each as in {@link InsertOneResult}
 */
public record InsertManyResult(List<Object> ids) {
  public InsertManyResult {
    ids = List.copyOf(ids);
  }
}
