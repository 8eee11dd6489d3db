package io.loquat.commands.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.Namespace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long cursors live. */
class CursorsTest {
  private static final Namespace NAMESPACE = new Namespace("db", "c");

  private long nanoTime;
  private final Cursors cursors = new Cursors(() -> nanoTime);

  @AfterEach
  void close() {
    cursors.close();
  }

  private void pass(Duration time) {
    nanoTime += time.toNanos();
    cursors.sweep();
  }

  private long open(boolean patient) {
    OpenCursor.Origin origin =
        new OpenCursor.Origin(
            NAMESPACE, Optional.empty(), patient, OpenCursor.Origin.NO_TIME_LIMIT);
    OpenCursor cursor = cursors.register(origin, new IteratorBatches(List.of(new BsonDocument())));
    cursor.countBatch();
    cursors.giveBack(cursor, false);
    return cursor.id();
  }

  private void use(long id) {
    OpenCursor cursor = cursors.take(id, NAMESPACE, Optional.empty());
    cursor.countBatch();
    cursors.giveBack(cursor, false);
  }

  private long metric(String group, String name) {
    return cursors.metrics().getDocument(group).getInt64(name).getValue();
  }

  @Test
  void closesACursorThatIsIdleForTenMinutes() {
    long id = open(false);
    pass(Duration.ofMinutes(9));
    use(id);
    pass(Duration.ofMinutes(9));
    use(id);
    pass(Duration.ofMinutes(11));
    assertThatThrownBy(() -> use(id)).isInstanceOf(CommandException.class);
    assertThat(cursors.metrics().getInt64("timedOut").getValue()).isEqualTo(1);
    assertThat(cursors.metrics().getInt64("totalOpened").getValue()).isEqualTo(1);
    assertThat(cursors.metrics().getInt64("moreThanOneBatch").getValue()).isEqualTo(1);
    assertThat(metric("lifespan", "greaterThanOrEqual10Minutes")).isEqualTo(1);
  }

  @Test
  void letsAPatientCursorBeIdleForLonger() {
    long id = open(true);
    pass(Duration.ofMinutes(29));
    assertThat(metric("open", "noTimeout")).isEqualTo(1);
    use(id);
  }

  @Test
  void obeysAnotherTime() {
    cursors.idleMax(Duration.ofSeconds(1));
    long id = open(false);
    pass(Duration.ofSeconds(2));
    assertThatThrownBy(() -> use(id)).isInstanceOf(CommandException.class);
  }

  @Test
  void doesNotCloseACursorInUse() {
    long id = open(false);
    OpenCursor cursor = cursors.take(id, NAMESPACE, Optional.empty());
    assertThat(metric("open", "pinned")).isEqualTo(1);
    pass(Duration.ofHours(2));
    cursors.giveBack(cursor, false);
    use(id);
  }
}
