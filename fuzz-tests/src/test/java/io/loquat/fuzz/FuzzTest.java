package io.loquat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Gives all targets some time, at once, each in a process of its own. What breaks one lies in
 * {@code target/fuzz}, ready to become a seed.
 */
final class FuzzTest {
  private static final int SECONDS = Integer.getInteger("loquat.fuzz.seconds", 75);
  private static final Path SEEDS = Path.of("src", "test", "resources", "seeds");
  private static final Path OUTPUT = Path.of("target", "fuzz");

  private record Result(String target, int exitCode, String end) {}

  @Test
  void nothingBreaksTheParsersAndEvaluators()
      throws IOException, InterruptedException, ExecutionException {
    List<Callable<Result>> runs = new ArrayList<>();
    for (Class<?> target :
        List.of(
            FilterTarget.class,
            UpdateTarget.class,
            ExpressionTarget.class,
            FrameTarget.class,
            BsonTarget.class)) {
      runs.add(() -> run(target));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
      for (Future<Result> run : threads.invokeAll(runs)) {
        Result result = run.get();
        System.out.printf(Locale.ROOT, "fuzz: %s: %s%n", result.target(), result.end());
        assertThat(result.exitCode()).as(result.target() + ": see " + OUTPUT).isZero();
      }
    }
  }

  private static Result run(Class<?> target) throws IOException, InterruptedException {
    String name = target.getSimpleName().replace("Target", "").toLowerCase(Locale.ROOT);
    Path folder = OUTPUT.resolve(name).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path log = folder.resolve("log.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-Xss1m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=io.loquat.**",
            "-max_total_time=" + SECONDS,
            "-timeout=40",
            "-max_len=4096",
            "-dict=" + SEEDS.resolve(name + ".dict").toAbsolutePath(),
            "-artifact_prefix=" + folder + "/",
            corpus.toString(),
            SEEDS.resolve(name).toAbsolutePath().toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = process.waitFor();
    List<String> lines = Files.readAllLines(log);
    String end = lines.isEmpty() ? "no output" : lines.getLast();
    return new Result(name, exitCode, end);
  }
}
