package io.loquat.readmodel.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat with one filter and one servlet, and a client to it. Confined to one test. */
final class WebServer implements AutoCloseable {
  static {
    // Read when the client's classes are loaded: hosts are what a test of sub-domains sends.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();

  WebServer(Path folder, Filter filter, HttpServlet servlet) {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
    // What a container looks for when it goes on without an application; this one ends.
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    FilterDef definition = new FilterDef();
    definition.setFilterName("tenants");
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("tenants");
    mapping.addURLPattern("/*");
    mapping.setDispatcher("REQUEST");
    mapping.setDispatcher("ASYNC");
    mapping.setDispatcher("ERROR");
    context.addFilterMap(mapping);
    Wrapper wrapper = Tomcat.addServlet(context, "notes", servlet);
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded("/", "notes");
    try {
      tomcat.getConnector();
      tomcat.start();
    } catch (LifecycleException problem) {
      throw new IllegalStateException(problem);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
