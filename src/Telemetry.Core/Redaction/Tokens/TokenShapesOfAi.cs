namespace Telemetry.Redaction;

/// <summary>Models, inference, vectors and agents.</summary>
internal static class TokenShapesOfAi
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        sk-ant-api 60 120 Url anthropic-key
        sk-ant-admin 60 120 Url anthropic-key
        sk-ant-oat 60 120 Url anthropic-token
        sk-ant-ort 60 120 Url anthropic-token
        sk-ant-sid 60 160 Url anthropic-session
        sk-ant- 20 160 Url anthropic-key
        sk-proj- 20 200 Url openai-key
        sk-svcacct- 20 200 Url openai-key
        sk-service- 20 200 Url openai-key
        sk-admin- 20 200 Url openai-key
        sk-None- 20 200 Url openai-key
        sess- 40 40 Alnum openai-session Cased
        sk- 32 64 Alnum openai-key Strict
        sk-or-v1- 64 64 Hex openrouter-key
        sk-api- 80 140 Url minimax-key
        sk-lf- 36 36 Uuid langfuse-key
        pk-lf- 36 36 Uuid langfuse-key
        sk-helicone- 20 64 Url helicone-key
        sk-let- 40 120 Any letta-key
        gsk_ 52 52 Alnum groq-key
        xai- 70 120 Url xai-key
        pplx- 48 56 Alnum perplexity-key
        hf_ 34 40 Alnum huggingface-token
        api_org_ 34 34 Alnum huggingface-token
        r8_ 37 40 Alnum replicate-token
        nvapi- 60 70 Url nvidia-key
        tgp_v1_ 43 43 Url together-key
        fw_ 22 24 Alnum fireworks-key Cased
        csk- 32 64 Lower cerebras-key Strict
        jina_ 60 64 Url jina-key
        tvly- 32 40 Url tavily-key
        fc- 32 32 Hex firecrawl-key Strict
        BSA 24 40 Url brave-search-key Cased
        pa- 43 43 Url voyage-key Cased
        llx- 48 48 Alnum llamaindex-key
        lsv2_pt_ 43 43 Word langsmith-key
        lsv2_sk_ 43 43 Word langsmith-key
        ls__ 32 32 Hex langsmith-key
        wandb_v1_ 77 77 Word wandb-key
        local- 40 40 Hex wandb-key Strict
        sk_ 48 48 Hex elevenlabs-key Strict
        key_ 64 64 Hex cursor-key Strict
        key_ 128 128 Hex runway-key Strict
        crsr_ 20 220 Url cursor-key
        cog_ 52 52 Lower devin-key
        apk_user_ 120 180 Base64 devin-key
        apk_ 80 104 Base64 devin-key
        e2b_ 40 40 Hex e2b-key
        bb_live_ 20 48 Url browserbase-key
        bb_test_ 20 48 Url browserbase-key
        dtn_ 64 64 Hex daytona-key
        ak- 22 22 Alnum modal-token Cased
        as- 22 22 Alnum modal-token Cased
        rpa_ 40 48 Alnum runpod-key
        app- 24 24 Alnum dify-key Cased
        dataset- 24 24 Alnum dify-key Cased
        pat_ 64 64 Alnum coze-token
        cztei_ 40 80 Alnum coze-token
        esecret_ 24 64 Alnum anyscale-key
        pb_ 22 22 Url predibase-key Cased
        up_ 29 29 Alnum upstage-key Cased
        sk_car_ 20 64 Url cartesia-key
        m0- 40 40 Alnum mem0-key
        pcsk_ 50 90 Word pinecone-key
        apify_api_ 36 40 Alnum apify-token
        apify_ui_ 36 40 Alnum apify-token
        ctx7sk- 36 36 Uuid context7-key
        flp_ 40 60 Alnum friendli-key
        rf_ 20 20 Alnum roboflow-key Cased
        luma- 60 140 Url luma-key
        tpuf_ 32 40 Alnum turbopuffer-key
        ck- 40 64 Alnum chroma-key Cased
        zwt_ 36 44 Url vectara-key
        zqt_ 36 44 Url vectara-key
        zut_ 36 44 Url vectara-key
        comfyui- 64 64 Hex comfyui-key
        syn_ 32 32 Hex synthetic-key Strict
        """u8;
}
