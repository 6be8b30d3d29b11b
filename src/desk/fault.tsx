import { Layout } from "./layout.tsx";

/** A page for what went wrong: what it is, and what can be done about it. */
export function FaultPage({ title, message, hint }: { title: string; message: string; hint: string }) {
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p class="lead">{message}</p>
      <p>{hint}</p>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </Layout>
  );
}
