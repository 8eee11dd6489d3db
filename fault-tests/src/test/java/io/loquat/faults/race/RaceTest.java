package io.loquat.faults.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compare-and-swap races on a server that is killed every 20 seconds, and at least after each third
 * of the way: every change is won by exactly one client, none that was acknowledged is lost, and
 * one order explains all that the clients saw. It cannot show a missing fsync: the kernel outlives
 * the process.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class RaceTest {
  private static final Duration KILL_EVERY = Duration.ofSeconds(20);

  @TempDir private Path dataFolder;

  @Test
  void isWonByOneClientAtATimeThoughTheServerIsKilled() throws Exception {
    race("race", false, 100_000);
  }

  /** The memory of retryable writes dies with the server: only the version protects these. */
  @Test
  void isWonOnceThoughTheDriverSendsAgainWhatTheServerForgot() throws Exception {
    race("race with retries", true, 10_000);
  }

  private void race(String name, boolean retryWrites, int goal) throws Exception {
    try (KilledServer server = KilledServer.start(dataFolder);
        Race race = new Race(name, server, retryWrites, goal)) {
      race.begin();
      while (!race.isOver()) {
        race.await(goal / 3, KILL_EVERY);
        server.killAndRestart();
      }
      race.verify();
    }
  }
}
