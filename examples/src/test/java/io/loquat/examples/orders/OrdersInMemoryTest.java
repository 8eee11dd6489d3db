package io.loquat.examples.orders;

import io.loquat.readmodel.InMemoryReadModelStore;
import io.loquat.readmodel.ReadModelStore;

class OrdersInMemoryTest implements OrdersContract {
  @Override
  public ReadModelStore store() {
    return new InMemoryReadModelStore();
  }
}
