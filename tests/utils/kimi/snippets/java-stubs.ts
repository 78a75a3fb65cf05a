/** As much of OkHttp, Okio and Gson as a compiler must see, by the names of the files. */
export const STUBS: Readonly<Record<string, string>> = {
  'okhttp3/MediaType.java': `package okhttp3;
public class MediaType { public static MediaType get(String name) { return new MediaType(); } }`,
  'okhttp3/RequestBody.java': `package okhttp3;
public class RequestBody { public static RequestBody create(String content, MediaType type) { return new RequestBody(); } }`,
  'okhttp3/Request.java': `package okhttp3;
public class Request {
  public static class Builder {
    public Builder url(String url) { return this; }
    public Builder header(String name, String value) { return this; }
    public Builder post(RequestBody body) { return this; }
    public Request build() { return new Request(); }
  }
}`,
  'okhttp3/OkHttpClient.java': `package okhttp3;
public class OkHttpClient {
  public Call newCall(Request request) { return new Call(); }
  public static class Builder {
    public Builder readTimeout(java.time.Duration duration) { return this; }
    public OkHttpClient build() { return new OkHttpClient(); }
  }
}`,
  'okhttp3/Call.java': `package okhttp3;
public class Call { public Response execute() throws java.io.IOException { return new Response(); } }`,
  'okhttp3/Response.java': `package okhttp3;
public class Response implements java.io.Closeable {
  public boolean isSuccessful() { return true; }
  public int code() { return 200; }
  public ResponseBody body() { return new ResponseBody(); }
  public void close() {}
}`,
  'okhttp3/ResponseBody.java': `package okhttp3;
public class ResponseBody {
  public String string() throws java.io.IOException { return ""; }
  public okio.BufferedSource source() { return null; }
}`,
  'okio/BufferedSource.java': `package okio;
public interface BufferedSource { String readUtf8Line() throws java.io.IOException; }`,
  'com/google/gson/JsonElement.java': `package com.google.gson;
public class JsonElement {
  public boolean isJsonNull() { return false; }
  public boolean isJsonArray() { return false; }
  public boolean isJsonObject() { return false; }
  public boolean isJsonPrimitive() { return false; }
  public JsonObject getAsJsonObject() { return null; }
  public JsonArray getAsJsonArray() { return null; }
  public String getAsString() { return ""; }
}`,
  'com/google/gson/JsonObject.java': `package com.google.gson;
public class JsonObject extends JsonElement { public JsonElement get(String name) { return null; } }`,
  'com/google/gson/JsonArray.java': `package com.google.gson;
public class JsonArray extends JsonElement implements Iterable<JsonElement> {
  public java.util.Iterator<JsonElement> iterator() { return java.util.Collections.emptyIterator(); }
}`,
  'com/google/gson/JsonParser.java': `package com.google.gson;
public class JsonParser { public static JsonElement parseString(String json) { return new JsonElement(); } }`,
};
