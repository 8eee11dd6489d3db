package io.loquat.faults.race;

import io.loquat.faults.history.Operation;
import io.loquat.faults.history.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What one client did and heard, in its own order. Confined to the client's thread until that has
 * ended.
 */
final class Journal {
  private final int client;
  private final List<Operation> operations = new ArrayList<>();
  private int writesBegun;

  Journal(int client) {
    this.client = client;
  }

  /** An operation under way. */
  record Call(String document, long invokedNanos) {}

  /** To be called before anything is sent. */
  static Call begin(String document) {
    return new Call(document, System.nanoTime());
  }

  /** A name that no other write of any client has. */
  String nextWriter() {
    writesBegun++;
    return "c" + client + "-" + writesBegun;
  }

  /** To be called once the answer is there, or will not come. */
  void end(Call call, Outcome outcome) {
    operations.add(
        new Operation(client, call.document(), call.invokedNanos(), System.nanoTime(), outcome));
  }

  List<Operation> operations() {
    return operations;
  }
}
