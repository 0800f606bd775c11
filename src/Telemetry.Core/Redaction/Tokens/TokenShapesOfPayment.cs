namespace Telemetry.Redaction;

/// <summary>Payments, banking, shops and shipping.</summary>
internal static class TokenShapesOfPayment
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        sk_live_ 24 255 Alnum stripe-key Prefix
        sk_live_ 16 23 Alnum stripe-key
        sk_test_ 24 255 Alnum stripe-key Prefix
        sk_test_ 16 23 Alnum stripe-key
        sk_prod_ 16 255 Alnum stripe-key
        rk_live_ 24 255 Alnum stripe-key Prefix
        rk_live_ 16 23 Alnum stripe-key
        rk_test_ 24 255 Alnum stripe-key Prefix
        rk_test_ 16 23 Alnum stripe-key
        rk_prod_ 16 255 Alnum stripe-key
        ek_live_ 30 120 Alnum stripe-key
        ek_test_ 30 120 Alnum stripe-key
        whsec_ 24 80 Base64 webhook-signing-secret
        sk_org_live_ 30 160 Alnum stripe-key
        sq0atp- 22 60 Url square-token Prefix
        sq0csp- 22 60 Url square-secret Prefix
        sq0idp- 22 60 Url square-application Prefix
        sq0idb- 22 60 Url square-application Prefix
        sq0idk- 22 60 Url square-key Prefix
        sq0csb- 22 60 Url square-secret Prefix
        EAAA 40 64 Url square-token Cased
        access_token$production$ 40 120 Any paypal-token
        access_token$sandbox$ 40 120 Any paypal-token
        A21AA 80 200 Url paypal-token Cased
        access-sandbox- 36 36 Uuid plaid-token
        access-development- 36 36 Uuid plaid-token
        access-production- 36 36 Uuid plaid-token
        AQE 100 400 Any adyen-key Cased
        live_ 30 30 Alnum mollie-key Cased
        test_ 30 30 Alnum mollie-key Cased
        live_ 40 40 Padded gocardless-token Strict
        sandbox_ 40 40 Padded gocardless-token Strict
        live_ 35 35 Hex lob-key Strict
        test_ 35 35 Hex lob-key Strict
        live_pub_ 31 31 Hex lob-key
        test_pub_ 31 31 Hex lob-key
        sk_sbox_ 20 40 Lower checkout-key
        rzp_live_ 14 14 Alnum razorpay-key
        rzp_test_ 14 14 Alnum razorpay-key
        FLWSECK_TEST- 12 12 Lower flutterwave-key
        FLWSECK_TEST- 34 34 Url flutterwave-key
        FLWSECK- 34 34 Url flutterwave-key
        FLWPUBK_TEST- 34 34 Url flutterwave-key
        FLWPUBK- 34 34 Url flutterwave-key
        pdl_live_apikey_ 50 60 Word paddle-key
        pdl_sdbx_apikey_ 50 60 Word paddle-key
        pdl_ntfset_ 50 64 Word paddle-webhook-secret
        polar_at_ 30 60 Word polar-token
        polar_oat_ 30 60 Word polar-token
        polar_pat_ 30 60 Word polar-token
        polar_whs_ 30 60 Word polar-token
        shpat_ 32 64 Alnum shopify-token
        shpca_ 32 64 Alnum shopify-token
        shppa_ 32 64 Alnum shopify-token
        shpss_ 32 64 Alnum shopify-secret
        shpua_ 32 64 Alnum shopify-token
        shptka_ 32 64 Alnum shopify-token
        shprt_ 32 64 Alnum shopify-token
        ck_ 40 40 Hex woocommerce-key Strict
        cs_ 40 40 Hex woocommerce-key Strict
        EZAK 54 54 Alnum easypost-key
        EZTK 54 54 Alnum easypost-key
        shippo_live_ 40 40 Hex shippo-token
        shippo_test_ 40 40 Hex shippo-token
        duffel_test_ 43 43 Padded duffel-token
        duffel_live_ 43 43 Padded duffel-token
        ramp_sec_ 40 60 Alnum ramp-secret
        ramp_id_ 40 60 Alnum ramp-secret
        mercury_production_ 30 80 Word mercury-token
        bxt_ 30 64 Alnum brex-token
        xnd_development_ 30 100 Alnum xendit-key
        xnd_production_ 30 100 Alnum xendit-key
        SB-Mid-server- 20 40 Url midtrans-key
        Mid-server- 20 40 Url midtrans-key
        skey_test_ 15 32 Lower omise-key
        skey_prod_ 15 32 Lower omise-key
        skey_live_ 15 32 Lower omise-key
        APP_USR- 50 100 Url mercadopago-token
        APP_USR- 36 36 Uuid mercadopago-token
        TEST- 60 100 Url mercadopago-token Strict
        cfsk_ma_prod_ 40 48 Word cashfree-key
        cfsk_ma_test_ 40 48 Word cashfree-key
        secret-live- 36 50 Padded stytch-secret
        secret-test- 36 50 Padded stytch-secret
        persona_production_ 30 64 Url persona-key
        persona_sandbox_ 30 64 Url persona-key
        api_live. 30 40 Dotted onfido-token
        api_sandbox. 30 40 Dotted onfido-token
        api_live_us. 30 40 Dotted onfido-token
        api_live_ca. 30 40 Dotted onfido-token
        api_live_eu. 30 40 Dotted onfido-token
        prf_ 36 44 Url proof-key Cased
        test_tok_ 20 40 Lower teller-token
        creem_ 20 40 Alnum creem-key
        secret_live_ 30 60 Alnum branch-key
        secret_test_ 30 60 Alnum branch-key
        """u8;
}
