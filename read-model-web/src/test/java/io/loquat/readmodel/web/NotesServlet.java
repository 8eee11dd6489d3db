package io.loquat.readmodel.web;

import com.mongodb.client.model.Filters;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.bson.Document;

/** An application that keeps a tenant's notes, and reads them in every way a servlet can. */
final class NotesServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String note = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    TenantStore store = TenantStores.of(request);
    store.documents().insertOne("notes", new Document("text", note));
    store.readModel().put("last", new Document("text", note));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
    if (first && request.getServletPath().endsWith("/thread")) {
      answerFromAnotherThread(request.startAsync());
    } else if (first && request.getServletPath().endsWith("/dispatched")) {
      request.startAsync().dispatch();
    } else if (request.getServletPath().equals("/health")) {
      response.getWriter().print("well");
    } else {
      response.getWriter().print(notes(TenantStores.of(request)));
    }
  }

  private static void answerFromAnotherThread(AsyncContext context) {
    TenantStore store = TenantStores.of(context.getRequest());
    Thread.startVirtualThread(
        () -> {
          try {
            context.getResponse().getWriter().print(notes(store));
          } catch (IOException problem) {
            throw new UncheckedIOException(problem);
          } finally {
            context.complete();
          }
        });
  }

  private static String notes(TenantStore store) {
    return store.documents().find("notes", Filters.empty()).toList().stream()
        .map(note -> note.getString("text"))
        .collect(Collectors.joining(",", store.tenant() + ":", ""));
  }
}
