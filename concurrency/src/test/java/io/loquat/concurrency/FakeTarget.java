package io.loquat.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A list of numbers with transactions, which notices when two threads are in it at once. */
final class FakeTarget implements GroupCommit {
  private final AtomicInteger inside = new AtomicInteger();
  private List<Integer> durable = List.of();
  private List<Integer> current = new ArrayList<>();
  private int savepoint = -1;
  private boolean open;
  private int savepoints;
  volatile boolean commitFails;
  volatile boolean rollbackToSavepointFails;
  volatile boolean overlapped;

  void add(int number) {
    enter();
    current.add(number);
    leave();
  }

  List<Integer> durable() {
    return durable;
  }

  int savepoints() {
    return savepoints;
  }

  private void enter() {
    overlapped |= inside.incrementAndGet() != 1;
  }

  private void leave() {
    inside.decrementAndGet();
  }

  @Override
  public void begin() {
    enter();
    check(!open);
    open = true;
    current = new ArrayList<>(durable);
    leave();
  }

  @Override
  public void savepoint() {
    enter();
    check(open && savepoint < 0);
    savepoint = current.size();
    savepoints++;
    leave();
  }

  @Override
  public void rollbackToSavepoint() {
    enter();
    check(savepoint >= 0 && !rollbackToSavepointFails);
    current = new ArrayList<>(current.subList(0, savepoint));
    savepoint = -1;
    leave();
  }

  @Override
  public void release() {
    enter();
    check(savepoint >= 0);
    savepoint = -1;
    leave();
  }

  @Override
  public void commit() {
    enter();
    check(open && savepoint < 0 && !commitFails);
    open = false;
    durable = List.copyOf(current);
    leave();
  }

  @Override
  public void rollback() {
    enter();
    open = false;
    savepoint = -1;
    leave();
  }

  private void check(boolean allowed) {
    if (!allowed) {
      leave();
      throw new IllegalStateException("refused");
    }
  }
}
