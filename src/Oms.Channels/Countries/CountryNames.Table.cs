namespace Oms.Channels.Countries;

public static partial class CountryNames
{
    // Two letters, a blank, and the names that mean them. "Channel Islands", "European Community" and "Unspecified" are no country and stay out.
    private const string Table = """
        AD Andorra
        AE United Arab Emirates|United Arab Emirates (the)|UAE
        AF Afghanistan
        AG Antigua and Barbuda
        AI Anguilla
        AL Albania
        AM Armenia
        AO Angola
        AQ Antarctica
        AR Argentina
        AS American Samoa
        AT Austria
        AU Australia
        AW Aruba
        AX Åland Islands|Aland Islands
        AZ Azerbaijan
        BA Bosnia and Herzegovina|Bosnia & Herzegovina
        BB Barbados
        BD Bangladesh
        BE Belgium
        BF Burkina Faso
        BG Bulgaria
        BH Bahrain
        BI Burundi
        BJ Benin
        BL Saint Barthélemy|Saint Barthelemy|St. Barthélemy
        BM Bermuda
        BN Brunei Darussalam|Brunei
        BO Bolivia (Plurinational State of)|Bolivia
        BQ Bonaire, Sint Eustatius and Saba|Caribbean Netherlands
        BR Brazil
        BS Bahamas|Bahamas (the)|The Bahamas
        BT Bhutan
        BV Bouvet Island
        BW Botswana
        BY Belarus
        BZ Belize
        CA Canada
        CC Cocos (Keeling) Islands|Cocos (Keeling) Islands (the)|Cocos Islands
        CD Democratic Republic of the Congo|Congo (the Democratic Republic of the)|Congo, Democratic Republic of the|DR Congo
        CF Central African Republic|Central African Republic (the)
        CG Congo|Congo (the)|Republic of the Congo
        CH Switzerland
        CI Côte d'Ivoire|Cote d'Ivoire|Ivory Coast
        CK Cook Islands|Cook Islands (the)
        CL Chile
        CM Cameroon
        CN China|People's Republic of China
        CO Colombia
        CR Costa Rica
        CU Cuba
        CV Cabo Verde|Cape Verde
        CW Curaçao|Curacao
        CX Christmas Island
        CY Cyprus
        CZ Czechia|Czech Republic
        DE Germany
        DJ Djibouti
        DK Denmark
        DM Dominica
        DO Dominican Republic|Dominican Republic (the)
        DZ Algeria
        EC Ecuador
        EE Estonia
        EG Egypt
        EH Western Sahara
        ER Eritrea
        ES Spain
        ET Ethiopia
        FI Finland
        FJ Fiji
        FK Falkland Islands (Malvinas)|Falkland Islands (the) [Malvinas]|Falkland Islands
        FM Micronesia (Federated States of)|Micronesia
        FO Faroe Islands|Faroe Islands (the)
        FR France
        GA Gabon
        GB United Kingdom|United Kingdom of Great Britain and Northern Ireland|United Kingdom of Great Britain and Northern Ireland (the)|UK|Great Britain|England|Scotland|Wales|Northern Ireland
        GD Grenada
        GE Georgia
        GF French Guiana
        GG Guernsey
        GH Ghana
        GI Gibraltar
        GL Greenland
        GM Gambia|Gambia (the)|The Gambia
        GN Guinea
        GP Guadeloupe
        GQ Equatorial Guinea
        GR Greece
        GS South Georgia and the South Sandwich Islands
        GT Guatemala
        GU Guam
        GW Guinea-Bissau
        GY Guyana
        HK Hong Kong|China, Hong Kong Special Administrative Region|Hong Kong SAR
        HM Heard Island and McDonald Islands
        HN Honduras
        HR Croatia
        HT Haiti
        HU Hungary
        ID Indonesia
        IE Ireland|EIRE|Republic of Ireland
        IL Israel
        IM Isle of Man
        IN India
        IO British Indian Ocean Territory|British Indian Ocean Territory (the)
        IQ Iraq
        IR Iran (Islamic Republic of)|Iran
        IS Iceland
        IT Italy
        JE Jersey
        JM Jamaica
        JO Jordan
        JP Japan
        KE Kenya
        KG Kyrgyzstan
        KH Cambodia
        KI Kiribati
        KM Comoros|Comoros (the)
        KN Saint Kitts and Nevis|St. Kitts and Nevis
        KP Democratic People's Republic of Korea|Korea (the Democratic People's Republic of)|North Korea
        KR Republic of Korea|Korea (the Republic of)|Korea, Republic of|South Korea|Korea
        KW Kuwait
        KY Cayman Islands|Cayman Islands (the)
        KZ Kazakhstan
        LA Lao People's Democratic Republic|Lao People's Democratic Republic (the)|Laos
        LB Lebanon
        LC Saint Lucia|St. Lucia
        LI Liechtenstein
        LK Sri Lanka
        LR Liberia
        LS Lesotho
        LT Lithuania
        LU Luxembourg
        LV Latvia
        LY Libya
        MA Morocco
        MC Monaco
        MD Republic of Moldova|Moldova (the Republic of)|Moldova
        ME Montenegro
        MF Saint Martin (French part)|Saint Martin
        MG Madagascar
        MH Marshall Islands|Marshall Islands (the)
        MK North Macedonia|Macedonia
        ML Mali
        MM Myanmar|Burma
        MN Mongolia
        MO Macao|China, Macao Special Administrative Region|Macau
        MP Northern Mariana Islands|Northern Mariana Islands (the)
        MQ Martinique
        MR Mauritania
        MS Montserrat
        MT Malta
        MU Mauritius
        MV Maldives
        MW Malawi
        MX Mexico
        MY Malaysia
        MZ Mozambique
        NA Namibia
        NC New Caledonia
        NE Niger|Niger (the)
        NF Norfolk Island
        NG Nigeria
        NI Nicaragua
        NL Netherlands|Netherlands (the)|Netherlands (Kingdom of the)|The Netherlands|Holland
        NO Norway
        NP Nepal
        NR Nauru
        NU Niue
        NZ New Zealand
        OM Oman
        PA Panama
        PE Peru
        PF French Polynesia
        PG Papua New Guinea
        PH Philippines|Philippines (the)|The Philippines
        PK Pakistan
        PL Poland
        PM Saint Pierre and Miquelon|St. Pierre and Miquelon
        PN Pitcairn|Pitcairn Islands
        PR Puerto Rico
        PS State of Palestine|Palestine, State of|Palestine
        PT Portugal
        PW Palau
        PY Paraguay
        QA Qatar
        RE Réunion|Reunion
        RO Romania
        RS Serbia
        RU Russian Federation|Russian Federation (the)|Russia
        RW Rwanda
        SA Saudi Arabia
        SB Solomon Islands
        SC Seychelles
        SD Sudan|Sudan (the)
        SE Sweden
        SG Singapore
        SH Saint Helena, Ascension and Tristan da Cunha|Saint Helena|St. Helena
        SI Slovenia
        SJ Svalbard and Jan Mayen|Svalbard and Jan Mayen Islands
        SK Slovakia|Slovak Republic
        SL Sierra Leone
        SM San Marino
        SN Senegal
        SO Somalia
        SR Suriname
        SS South Sudan
        ST Sao Tome and Principe|São Tomé and Príncipe
        SV El Salvador
        SX Sint Maarten (Dutch part)|Sint Maarten
        SY Syrian Arab Republic|Syrian Arab Republic (the)|Syria
        SZ Eswatini|Swaziland
        TC Turks and Caicos Islands|Turks and Caicos Islands (the)
        TD Chad
        TF French Southern Territories|French Southern Territories (the)
        TG Togo
        TH Thailand
        TJ Tajikistan
        TK Tokelau
        TL Timor-Leste|East Timor
        TM Turkmenistan
        TN Tunisia
        TO Tonga
        TR Türkiye|Turkiye|Turkey
        TT Trinidad and Tobago
        TV Tuvalu
        TW Taiwan|Taiwan (Province of China)
        TZ United Republic of Tanzania|Tanzania, the United Republic of|Tanzania
        UA Ukraine
        UG Uganda
        UM United States Minor Outlying Islands|United States Minor Outlying Islands (the)
        US United States of America|United States of America (the)|United States|USA|U.S.A.
        UY Uruguay
        UZ Uzbekistan
        VA Holy See|Holy See (the)|Vatican City|Vatican
        VC Saint Vincent and the Grenadines|St. Vincent and the Grenadines
        VE Venezuela (Bolivarian Republic of)|Venezuela
        VG Virgin Islands (British)|British Virgin Islands
        VI Virgin Islands (U.S.)|United States Virgin Islands|US Virgin Islands
        VN Viet Nam|Vietnam
        VU Vanuatu
        WF Wallis and Futuna|Wallis and Futuna Islands
        WS Samoa
        YE Yemen
        YT Mayotte
        ZA South Africa|RSA|Republic of South Africa
        ZM Zambia
        ZW Zimbabwe
        """;
}
