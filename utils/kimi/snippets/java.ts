import type { SnippetRequest } from './snippet-request';

/** Writes Java 17 with OkHttp, and Gson to read the answer. */
export function toJava({ url, body }: SnippetRequest): string {
  return `// Needs com.squareup.okhttp3:okhttp (4.12 or later) and com.google.code.gson:gson (2.11 or later).
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

public class AskKimi {
  static final String URL = ${literal(url)};
  static final String BODY = String.join("",
${bodyLines(body)});

  public static void main(String[] arguments) throws IOException {
    OkHttpClient client = new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(5)).build();
    Request request = new Request.Builder()
        .url(URL)
        .header("Authorization", "Bearer " + System.getenv("KIMI_TOKEN"))
        .header("Accept", "text/event-stream")
        .post(RequestBody.create(BODY, MediaType.get("application/json; charset=utf-8")))
        .build();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + " " + response.body().string());
      }
      BufferedSource source = response.body().source();
      for (String line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
        if (!line.startsWith("data:")) continue;
        String data = line.substring("data:".length()).trim();
        if (data.equals("[DONE]")) break;
        if (!data.isEmpty()) out.print(contentOf(JsonParser.parseString(data).getAsJsonObject()));
        out.flush();
      }
      out.println();
    }
  }

  static String contentOf(JsonObject chunk) throws IOException {
    JsonElement error = chunk.get("error");
    if (error != null && !error.isJsonNull()) throw new IOException(error.toString());
    JsonElement choices = chunk.get("choices");
    if (choices == null || !choices.isJsonArray()) return "";
    StringBuilder text = new StringBuilder();
    for (JsonElement choice : choices.getAsJsonArray()) {
      JsonElement delta = choice.getAsJsonObject().get("delta");
      if (delta == null || !delta.isJsonObject()) continue;
      JsonElement content = delta.getAsJsonObject().get("content");
      if (content != null && content.isJsonPrimitive()) text.append(content.getAsString());
    }
    return text.toString();
  }
}
`;
}

/**
 * The longest piece of a string. A string constant has 65,535 bytes at most (JVM specification, 4.4.7), and a UTF-16
 * unit takes up to three of them. Pieces this long also stay readable.
 */
const LONGEST_PIECE = 16_000;

/**
 * The lines of the body's JSON, as arguments that are joined when the program runs: `+` would join them when it
 * compiles.
 */
function bodyLines(body: unknown): string {
  const indent = '      ';
  return JSON.stringify(body, null, 2)
    .split('\n')
    .flatMap((line) => pieces(line))
    .map((piece) => indent + literal(piece))
    .join(',\n');
}

function pieces(line: string): readonly string[] {
  const count = Math.ceil(line.length / LONGEST_PIECE);
  return Array.from({ length: count }, (_, i) => line.slice(i * LONGEST_PIECE, (i + 1) * LONGEST_PIECE));
}

/** A string literal in ASCII, so that the encoding of the file does not matter. */
function literal(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/[^ -~]/g, (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return `"${escaped}"`;
}
